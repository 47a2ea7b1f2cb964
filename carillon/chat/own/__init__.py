"""A person's own affairs: settings, figures, files, help."""
