"""The friends page: five seats, the people around them, down periods and drills."""
