"""What do the HTTP interface and the pages share: the application, who asks, and limits."""
