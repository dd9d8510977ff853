"""What does an officer see in the browser?"""
