"""The windows of the dashboard and its portal, as objects: what a customer sees and does there.

Everything is found by role and accessible name, so the same objects work on any dashboard that shows the windows of
the documentation, in an iframe or not.
"""

from pages.cancel_subscription import CancelSubscription
from pages.manage_subscriptions import ManageSubscriptions
from pages.sidebar import Sidebar
from pages.sign_in import SignIn
from pages.subscription_details import SubscriptionDetails

__all__ = ["CancelSubscription", "ManageSubscriptions", "Sidebar", "SignIn", "SubscriptionDetails"]
