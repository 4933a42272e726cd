"""Social tools do: every act is one typed function, and this is the table of contents."""

from social_tools.account import update_settings
from social_tools.actions import list_actions, undo_action
from social_tools.conversations import get_post
from social_tools.editing import edit_post
from social_tools.feed import read_feed
from social_tools.following import follow_user
from social_tools.images import create_image
from social_tools.lists import update_list
from social_tools.people import get_user
from social_tools.posts import delete_post
from social_tools.profile import update_profile
from social_tools.reactions import react_to_post
from social_tools.requests import answer_request
from social_tools.safety import limit_user, report_content
from social_tools.sharing import share_post
from social_tools.tool import Tool

TOOLS: tuple[Tool, ...] = (
    create_image,
    share_post,
    edit_post,
    delete_post,
    read_feed,
    get_post,
    get_user,
    follow_user,
    limit_user,
    answer_request,
    update_list,
    react_to_post,
    update_profile,
    update_settings,
    report_content,
    list_actions,
    undo_action,
)
