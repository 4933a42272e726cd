"""Pages of our own around an account: its passphrase, signing in and out. No passphrase passes through the chat."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from assistant import left
from assistant.cards import Cards
from assistant.cookies import cookie_header
from assistant.harden import own_origin
from assistant.identity import DAYS, OFFER_MINUTES
from assistant.pages import html
from assistant.passphrases import checked
from assistant.running import Running
from assistant.throttle import Throttle, origin_of
from assistant.wall import framed
from storage import accounts, egress, entries, merging, people, signins
from storage.ids import parse_id
from storage.merging import Made
from storage.people import Person

A_DAY = 86_400
SENT_PER_PAGE = 20
MOST_FIELDS, LONGEST_HANDLE = 8, 64
FROM_AN_ADDRESS, FOR_A_HANDLE = "25 per 5 minutes", "25 per hour"

NO_SUCH_PAIR = "No account here has that handle with that passphrase. Check both and try again."
NOT_THE_PRESENT_ONE = "That is not your present passphrase."
NOT_THE_SAME = "This is not the same as above. Write the new passphrase in both fields."
CHANGED_MEANWHILE = "Your passphrase was changed in another browser just now. Sign in again with the new one."
NOT_SURE = "Tick the box first: without a passphrase, nobody can sign in to this account again."
NOTES = {
    "set": "Your passphrase is set. You can sign in from another browser now.",
    "changed": "Your passphrase is changed. Every other browser is signed out.",
    "others": "Every other browser is signed out.",
    "brought": "Everything came along. It is yours now.",
    "out": "You are signed out of this browser.",
}


def too_many(seconds: int) -> str:
    minutes = -(-seconds // 60)
    return f"That was tried too often. Try again in {minutes} {'minute' if minutes == 1 else 'minutes'}."


@dataclass
class Attempts:
    """How often a passphrase may be tried, right or wrong."""

    by_address: Throttle = field(default_factory=lambda: Throttle(FROM_AN_ADDRESS))
    by_handle: Throttle = field(default_factory=lambda: Throttle(FOR_A_HANDLE))

    async def wait(self, request: Request, handle: str) -> int:
        """Count one more; how many seconds it must wait, 0 where it need not."""
        name = handle.strip().removeprefix("@").lower()
        return await self.by_address.wait(origin_of(request.scope)) or await self.by_handle.wait(name)


@dataclass(frozen=True)
class Visit:
    """A browser that is signed in: who it is, and the key of its sign-in."""

    person: Person
    key: str


async def own_pages_only(request: Request) -> None:
    """A site that may draw the chat into its own page may still not press the buttons of these pages."""
    origin = request.headers.get("origin")
    if origin and not own_origin(origin, request.headers.get("host", "")):
        raise HTTPException(403, "That page may not do this.")


async def fields(request: Request) -> dict[str, str]:
    """What a form's fields hold; nothing where it is no form of ours."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return {}


def page(template: str, status: int = 200, *, wait: int = 0, **values: object) -> Response:
    answer = html(template, 429 if wait else status, **values)
    answer.headers["Cache-Control"] = "no-store"
    if wait:
        answer.headers["Retry-After"] = str(wait)
    return answer


def go(address: str) -> Response:
    return RedirectResponse(address, 303, {"Cache-Control": "no-store"})


def chat(request: Request) -> str:
    """The address of the chat, in a tab of its own or in the widget's frame."""
    return "/?embedded=1" if framed(request.headers) else "/"


def give(answer: Response, running: Running, request: Request, name: str, value: str, seconds: int) -> None:
    """Write a cookie into an answer; 0 seconds take it away."""
    header = cookie_header(request.scope, running.settings.url, name, value, seconds)
    answer.headers.append("set-cookie", header)


async def visit(running: Running, request: Request) -> Visit | None:
    token = request.cookies.get(running.sessions.cookie)
    person, key = await running.sessions.person(running.salon.db, token), running.sessions.key(token)
    return Visit(person, key) if person and key else None


def routes(running: Running) -> APIRouter:
    router = APIRouter(include_in_schema=False, dependencies=[Depends(own_pages_only)])
    attempts = Attempts()
    add_account_page(router, running, attempts)
    add_sign_in_page(router, running, attempts)
    add_bring_page(router, running)
    add_sign_out(router, running)
    add_sent_page(router, running)
    return router


async def account(
    running: Running, here: Visit, *, note: str = "", errors: Mapping[str, str] | None = None, wait: int = 0
) -> Response:
    """The page of one's own account, with a sentence beside each field that has an error."""
    has_passphrase = bool(await running.salon.db.read(accounts.passphrase, here.person.id))
    return page(
        "account.html",
        400 if errors else 200,
        wait=wait,
        person=Cards(here.person, running.salon.db.clock()).person(here.person),
        has_passphrase=has_passphrase,
        vouched=entries.vouched_for(here.person),
        done=NOTES.get(note, ""),
        errors=errors or {},
    )


def add_account_page(router: APIRouter, running: Running, attempts: Attempts) -> None:
    @router.get("/account")
    async def account_page(request: Request, now: str = "") -> Response:
        here = await visit(running, request)
        return await account(running, here, note=now) if here else go("/signin")

    @router.post("/account")
    async def set_passphrase(request: Request) -> Response:
        here = await visit(running, request)
        if here is None:
            return go("/signin")
        db, given = running.salon.db, await fields(request)
        kept = await db.read(accounts.passphrase, here.person.id)
        if errors := wrong(given):
            return await account(running, here, errors=errors)
        if kept and (wait := await attempts.wait(request, here.person.handle)):
            return await account(running, here, errors={"current": too_many(wait)}, wait=wait)
        if kept and not (kept := await running.passphrases.hash_of(db, here.person, given.get("current", ""))):
            return await account(running, here, errors={"current": NOT_THE_PRESENT_ONE})
        hashed = await running.passphrases.hashed(given["passphrase"])
        if not await db.write(accounts.change_passphrase, here.person.id, hashed, instead_of=kept, signed_in=here.key):
            return await account(running, here, errors={"passphrase": CHANGED_MEANWHILE})
        return go(f"/account?now={'changed' if kept else 'set'}")


def wrong(given: Mapping[str, str]) -> dict[str, str]:
    """What a new passphrase, written twice, breaks: a sentence per field."""
    try:
        checked(given.get("passphrase", ""))
    except ValueError as error:
        return {"passphrase": str(error)}
    return {} if given.get("again") == given["passphrase"] else {"again": NOT_THE_SAME}


def add_sign_in_page(router: APIRouter, running: Running, attempts: Attempts) -> None:
    def form(
        handle: str = "", *, note: str = "", error: str = "", here: Visit | None = None, wait: int = 0
    ) -> Response:
        return page(
            "signin.html",
            400 if error else 200,
            wait=wait,
            handle=handle,
            done=NOTES.get(note, ""),
            error=error,
            person=here.person if here else None,
        )

    @router.get("/signin")
    async def sign_in_page(request: Request, now: str = "") -> Response:
        return form(note=now, here=await visit(running, request))

    @router.post("/signin")
    async def sign_in(request: Request) -> Response:
        given, before = await fields(request), await visit(running, request)
        handle = given.get("handle", "")[:LONGEST_HANDLE]
        if wait := await attempts.wait(request, handle):
            return form(handle, error=too_many(wait), here=before, wait=wait)
        person = await running.passphrases.person(running.salon.db, handle, given.get("passphrase", ""))
        if person is None:
            return form(handle, error=NO_SUCH_PAIR, here=before)
        return await _signed_in(running, request, person, before)


async def _signed_in(running: Running, request: Request, person: Person, before: Visit | None) -> Response:
    """A new sign-in, never the old one under another name; a guest who made something is asked about it."""
    db, sessions = running.salon.db, running.sessions
    made = await _to_bring(running, before.person.id) if before else None
    answer = go("/bring" if made else chat(request))
    give(answer, running, request, sessions.cookie, await sessions.open(db, person), DAYS * A_DAY)
    if before:
        await db.write(signins.end, before.key)
    if before and made:
        offer = sessions.offer(before.person.id, person.id)
        give(answer, running, request, sessions.offer_cookie, offer, OFFER_MINUTES * 60)
    return answer


async def _to_bring(running: Running, guest: int) -> Made | None:
    """What a guest has made; None where they are no guest any more."""
    db = running.salon.db
    return await db.read(merging.made, guest) if await db.read(merging.is_guest, guest) else None


def add_bring_page(router: APIRouter, running: Running) -> None:
    async def offered(request: Request) -> tuple[Visit, Person, Made] | None:
        """Who is signed in, which guest this browser was, and what the guest made; None where nothing is offered."""
        here = await visit(running, request)
        guest, member = running.sessions.offered(request.cookies.get(running.sessions.offer_cookie)) or (0, 0)
        made = await _to_bring(running, guest) if here and here.person.id == member else None
        person = await running.salon.db.read(people.by_id, guest)
        return (here, person, made) if here and person and made else None

    def done(request: Request, address: str) -> Response:
        answer = go(address)
        give(answer, running, request, running.sessions.offer_cookie, "", 0)
        return answer

    @router.get("/bring")
    async def bring_page(request: Request) -> Response:
        found = await offered(request)
        if found is None:
            return done(request, chat(request))
        here, guest, made = found
        return page("bring.html", person=here.person, guest=guest, made=in_words(made))

    @router.post("/bring")
    async def bring(request: Request) -> Response:
        found = await offered(request)
        if found is None or (await fields(request)).get("answer") != "bring":
            return done(request, chat(request))
        here, guest, _ = found
        try:
            await running.salon.db.write(merging.bring_along, guest.id, here.person.id)
        except ValueError:  # answered in another tab at the same moment
            return done(request, chat(request))
        return done(request, "/account?now=brought")


def in_words(made: Made) -> str:
    """3 pictures, 2 posts and 4 likes."""
    nouns = ("picture", "pictures"), ("post", "posts"), ("reply", "replies"), ("like", "likes"), ("follow", "follows")
    counts = (made.pictures, made.posts, made.replies, made.likes, made.follows)
    *most, last = [f"{n} {one if n == 1 else many}" for n, (one, many) in zip(counts, nouns, strict=True) if n]
    return f"{', '.join(most)} and {last}" if most else last


def add_sent_page(router: APIRouter, running: Running) -> None:
    @router.get("/account/sent")
    async def sent_page(request: Request, before: str = "") -> Response:
        here = await visit(running, request)
        if here is None:
            return go("/signin")
        found = await running.salon.db.read(egress.page, here.person.id, parse_id(before), SENT_PER_PAGE)
        return page(
            "sent.html",
            person=Cards(here.person, running.salon.db.clock()).person(here.person),
            says=left.sentence(running.brain, found, running.salon.painter.elsewhere),
            turns=[left.line_of(turn, running.salon.db.clock()) for turn in found.turns],
            next=found.next,
        )


def add_sign_out(router: APIRouter, running: Running) -> None:
    @router.post("/signout")
    async def sign_out(request: Request) -> Response:
        here = await visit(running, request)
        if here is None:
            return go("/signin")
        kept = await running.salon.db.read(accounts.passphrase, here.person.id)
        reachable = kept or entries.vouched_for(here.person)
        if not reachable and "sure" not in await fields(request):
            return await account(running, here, errors={"sure": NOT_SURE})
        await running.salon.db.write(signins.end, here.key)
        answer = go("/signin?now=out")
        give(answer, running, request, running.sessions.cookie, "", 0)
        return answer

    @router.post("/signout/others")
    async def sign_out_others(request: Request) -> Response:
        here = await visit(running, request)
        if here is None:
            return go("/signin")
        await running.salon.db.write(signins.end_others, here.person.id, here.key)
        return go("/account?now=others")
