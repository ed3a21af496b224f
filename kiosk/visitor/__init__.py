"""What can be touched? The visitor's keys, pages and questions; each panel's view model lies beside its QML."""
