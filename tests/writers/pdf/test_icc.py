"""The output intent's profile against the colour engine of Pillow (Little CMS)."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

from leaflets.writers.pdf.icc import srgb_profile


def test_it_is_srgb_to_an_independent_engine() -> None:
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    theirs = ImageCms.createProfile("sRGB")
    colours = [(r, g, b) for r in range(0, 256, 51) for g in range(0, 256, 51) for b in range(0, 256, 51)]
    picture = Image.new("RGB", (len(colours), 1))
    picture.putdata(colours)
    for source, target in ((ours, theirs), (theirs, ours)):
        converted = ImageCms.profileToProfile(picture, source, target)
        assert converted is not None
        bands = zip(converted.tobytes(), picture.tobytes(), strict=True)
        assert max(abs(a - b) for a, b in bands) <= 1


def test_it_says_what_it_is() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile())).profile
    assert (profile.version, profile.xcolor_space, profile.connection_space) == (4.2, "RGB ", "XYZ ")
    assert profile.profile_description == "sRGB IEC61966-2.1"
    assert profile.device_class == "mntr"


def test_it_is_small() -> None:
    assert len(srgb_profile()) < 600
