"""How does the desk work, who may sign in, and which systems may ask?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from witting.cases import SETTING_LIMITS, Role, Settings
from witting.errors import CaseError, ConflictError, InputError
from witting.serving import SignedIn, StoreHere
from witting.web.faults import FAULTS, said
from witting.web.form import FormState, SentHere, state_of
from witting.web.page import respond, see

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.cases import CaseStore
    from witting.web.form import Sent

router = APIRouter(include_in_schema=False)
_FAULTS = {"retention_years": "no_years", "session_hours": "no_hours"}
_CHANGED = "changed"


@router.get("/desk/settings")
def settings(request: Request, store: StoreHere) -> Response:
    """The settings, the users and the keys."""
    return _page(request, store)


@router.post("/desk/settings")
def change(request: Request, store: StoreHere, user: SignedIn, sent: SentHere) -> Response:
    """Changes the settings, as long as they are still what the page showed."""
    if faults := _faults(sent):
        return _page(request, store, form=state_of("settings", sent, faults))
    changes = {
        "four_eyes": bool(sent.text("four_eyes")),
        "retention_years": sent.number("retention_years"),
        "session_hours": sent.number("session_hours"),
    }
    seen = Settings(
        four_eyes=bool(sent.text("seen_four_eyes")),
        retention_years=sent.number("seen_retention_years"),
        session_hours=sent.number("seen_session_hours"),
    )

    def act() -> str:
        waited = store.proposed_settings
        store.change_settings(user, seen, **changes)
        waits = store.proposed_settings
        return "settings_proposed" if waits and waits != waited else _CHANGED

    return _act(request, store, sent, act, form="settings")


@router.post("/desk/settings/proposal")
def answer(request: Request, store: StoreHere, user: SignedIn, sent: SentHere) -> Response:
    """Agrees to settings that another admin proposed, declines them, or takes one's own back."""
    is_agreed = sent.text("agreed") == "yes"

    def act() -> str:
        store.approve_settings(sent.number("proposal"), is_agreed=is_agreed, by=user)
        return _CHANGED if is_agreed else "settings_declined"

    return _act(request, store, sent, act, form="proposal")


@router.post("/desk/settings/users")
def add_user(request: Request, store: StoreHere, user: SignedIn, sent: SentHere) -> Response:
    """Adds a user."""
    return _act(
        request,
        store,
        sent,
        lambda: store.users.add(sent.text("name"), sent.secret("password"), _roles(sent), user),
        form="user",
    )


@router.post("/desk/settings/users/{name}")
def change_user(
    request: Request, store: StoreHere, user: SignedIn, sent: SentHere, name: str
) -> Response:
    """Gives a user another role or password, or ends or renews their rights."""
    acts: dict[str, Callable[[], object]] = {
        "role": lambda: store.users.set_roles(name, _roles(sent), user),
        "password": lambda: store.users.set_password(name, sent.secret("password"), user),
        "disable": lambda: store.users.disable(name, user),
        "enable": lambda: store.users.enable(name, user),
    }
    act = acts.get(sent.text("what"), lambda: None)
    return _act(request, store, sent, act, form=f"user-{name}")


@router.post("/desk/settings/keys")
def add_key(request: Request, store: StoreHere, user: SignedIn, sent: SentHere) -> Response:
    """Makes a key and shows its secret, once."""
    try:
        secret = store.keys.add(sent.text("name"), _roles(sent), user)
    except (CaseError, InputError) as error:
        return _page(request, store, form=state_of("key", sent, {"name": said(error)}))
    return _page(request, store, secret=(sent.text("name"), secret))


@router.post("/desk/settings/keys/{name}/revoke")
def revoke_key(
    request: Request, store: StoreHere, user: SignedIn, sent: SentHere, name: str
) -> Response:
    """Takes a key back."""
    return _act(request, store, sent, lambda: store.keys.revoke(name, user), form=f"key-{name}")


def _act(
    request: Request, store: CaseStore, sent: Sent, act: Callable[[], object], *, form: str
) -> Response:
    try:
        done = act()
    except ConflictError as error:
        # What was chosen without having seen what it replaces is not offered again.
        return _page(request, store, form=FormState(form, faults={"name": said(error)}))
    except (CaseError, InputError) as error:
        return _page(request, store, form=state_of(form, sent, {"name": said(error)}))
    return see(f"/desk/settings?done={done if isinstance(done, str) else _CHANGED}")


def _page(
    request: Request,
    store: CaseStore,
    *,
    form: FormState | None = None,
    secret: tuple[str, str] | None = None,
) -> Response:
    users, proposal = store.users.list(), store.proposed_settings
    places = {"settings", "user", "key", *(f"user-{user.name}" for user in users)}
    places |= {"proposal"} if proposal else set()
    return respond(
        request,
        "settings.html",
        status=422 if form else 200,
        settings=store.settings,
        proposal=proposal,
        # What it was about may be gone by now, such as a key or a proposal.
        trouble=form.faults.get("name", "") if form and form.name not in places else "",
        users=users,
        keys=store.keys.list(),
        roles=list(Role),
        form=form or FormState(""),
        no_form=FormState(""),
        secret=secret,
    )


def _faults(sent: Sent) -> dict[str, str]:
    """What is said beside each number that is out of its range, or none."""
    return {
        name: FAULTS[_FAULTS[name]]
        for name, (least, most) in SETTING_LIMITS.items()
        if not least <= sent.number(name) <= most
    }


def _roles(sent: Sent) -> frozenset[Role]:
    """The role that was chosen; each has the rights of those before it."""
    return frozenset(role for role in Role if role.value == sent.text("role"))
