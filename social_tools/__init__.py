"""Social tools do: every act is one typed function, and this is the table of contents."""

from social_tools.account import update_settings
from social_tools.actions import list_actions, undo_action
from social_tools.conversations import get_post
from social_tools.digest import get_digest
from social_tools.drafting import draft_post
from social_tools.editing import edit_post
from social_tools.explaining import explain_feed
from social_tools.feed import read_feed
from social_tools.following import follow_user
from social_tools.images import create_image
from social_tools.lists import update_list
from social_tools.messages import read_messages, send_message
from social_tools.notifications import get_notifications, mark_read
from social_tools.people import get_user
from social_tools.posts import delete_post
from social_tools.profile import update_profile
from social_tools.reactions import react_to_post
from social_tools.requests import answer_request
from social_tools.safety import limit_user, report_content
from social_tools.search import search
from social_tools.sharing import share_post
from social_tools.steering import apply_feed_rules, preview_feed_rules
from social_tools.tool import Tool

TOOLS: tuple[Tool, ...] = (
    create_image,
    draft_post,
    share_post,
    edit_post,
    delete_post,
    read_feed,
    search,
    get_post,
    get_user,
    explain_feed,
    get_digest,
    preview_feed_rules,
    apply_feed_rules,
    follow_user,
    limit_user,
    answer_request,
    update_list,
    react_to_post,
    update_profile,
    get_notifications,
    mark_read,
    read_messages,
    send_message,
    update_settings,
    report_content,
    list_actions,
    undo_action,
)
