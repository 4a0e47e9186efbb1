"""What joins the rooms into one site: settings, addresses, base pages, headers."""
