"""Raw texts and the Markdown made of them: what follows, what stays, what an editor must know."""
