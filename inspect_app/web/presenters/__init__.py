"""What a page shows, derived from what a service returned."""
