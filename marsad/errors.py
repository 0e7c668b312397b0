"""Every exception this package raises on purpose.

* MarsadError
  * InputError           a path, date or option that the user gave cannot be used
  * PageError            one page cannot be used; a run stores a Problem and goes on
    * FetchError         one address cannot be fetched
  * SettingsError        a setting is missing or wrong
  * UnknownPluginError   no reader, parser, extractor or exporter has that name
  * GazetteerError       the gazetteer is not built, of another version, or cannot be written
  * RegistryError        a registry file breaks its rules
  * LanguageError        a language model is not installed
  * StoreError           the store cannot be opened, read or written
  * NotFoundError        nothing in the store has that id
"""


class MarsadError(Exception):
    """Base of every error a user can act on; the command line prints its message alone."""


class InputError(MarsadError):
    """A path, date or option that the user gave cannot be used."""


class PageError(MarsadError):
    """One page cannot be used. A run stores a Problem and goes on."""


class FetchError(PageError):
    """One address cannot be fetched, now or at all.

    `passing` says that it may work later, `again_after_s` in how many seconds, where that is known.
    `status` is what the server answered, if it did.
    """

    def __init__(
        self,
        message: str,
        *,
        url: str,
        status: int | None = None,
        passing: bool = False,
        again_after_s: float | None = None,
    ) -> None:
        super().__init__(message)
        self.url = url
        self.status = status
        self.passing = passing
        self.again_after_s = again_after_s


class SettingsError(MarsadError):
    """A setting is missing or wrong."""


class UnknownPluginError(MarsadError):
    """No plug-in of that kind has that name; the message lists those that there are."""

    def __init__(self, kind: str, name: str, known: list[str]) -> None:
        super().__init__(f"no {kind} is called {name!r}. Known: {', '.join(known)}.")


class GazetteerError(MarsadError):
    """The gazetteer is not built, of another version, or cannot be written."""


class RegistryError(MarsadError):
    """A registry file breaks its rules."""


class LanguageError(MarsadError):
    """A language model is not installed."""


class StoreError(MarsadError):
    """The store cannot be opened, read or written."""


class NotFoundError(MarsadError):
    """Nothing in the store has that id."""
