"""What the outbox owes, on its way out: plain text, to those who asked for it, and never inside a reader's request.

outbox.py hands rows out and settles them, notices.py knows what each kind of row asks for, moderators.py gathers what
the moderators are told, consent.py asks and remembers who wants mail, links.py signs what stands in a mail,
messages.py writes it.
"""
