"""What people look at: the JSON API, the server-made pages, and the map.

Start at `app.py`: `create_app` gives the application that `marsad serve` runs.
"""
