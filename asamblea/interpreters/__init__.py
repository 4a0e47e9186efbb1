"""The room of the interpreters: who can interpret what, who comes to which evening, and where somebody is missing."""
