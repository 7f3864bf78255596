"""Sample pictures drawn by code: a stage with a camera, materials, light, a file for each kind of place."""
