"""Errors that reach a user: each says what is wrong and what cures it."""


class NumclaimsError(Exception):
    """Base of every error this package raises on purpose.

    Args:
        problem: What is wrong, in a sentence that names the file or option.
        cure: What the user can do about it.
    """

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(problem, cure)
        self.problem = problem
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.problem} {self.cure}"


class InputError(NumclaimsError):
    """One input cannot be read; the others can still go on."""


class LexiconError(NumclaimsError):
    """A lexicon file breaks its own rules; the message names the file and the entry."""


class LedgerError(NumclaimsError):
    """The ledger cannot be opened or written."""


class UsageError(NumclaimsError, ValueError):
    """A command or function was called in a way that cannot work; a ``ValueError``, as Python calls that."""


class WorkerError(NumclaimsError):
    """A process that shared the work died."""


class CorrectionError(NumclaimsError):
    """What a person wrote is no decision that could be kept."""
