from leaflets.cli.main import main

raise SystemExit(main())
