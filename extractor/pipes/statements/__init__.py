"""What each sentence is: achievement, problem, plan, background, heading or meta."""
