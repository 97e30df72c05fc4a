Feature: Cancelling a Subscription

  Scenario: Clicking Billing and Subscriptions leads to Manage Subscriptions
    # cancel-your-subscription.md:3
    When I click the "Billing and Subscriptions" link
    # cancel-your-subscription.md:5
    Then the "Manage Subscriptions" window is open
    # cancel-your-subscription.md:5
    And the figure of "Manage Subscriptions" shows what I see

  Scenario: Billing and Subscriptions is at the left side navigation
    # cancel-your-subscription.md:3
    Then I see the "Billing and Subscriptions" link at "left side navigation"

  Scenario: Clicking current plan leads to Subscription Details
    # cancel-your-subscription.md:3
    Given I click the "Billing and Subscriptions" link
    # cancel-your-subscription.md:5
    When I click the current plan in the "Manage Subscriptions" window
    # cancel-your-subscription.md:9
    Then the "Subscription Details" window is open
    # cancel-your-subscription.md:9
    And the figure of "Subscription Details" shows what I see

  Scenario: Plan is at the white box above Account Information
    # cancel-your-subscription.md:3
    Given I click the "Billing and Subscriptions" link
    # cancel-your-subscription.md:5
    Then I see the plan at "white box above Account Information" in the "Manage Subscriptions" window

  Scenario: Clicking Cancel Subscription leads to Cancel Subscription
    # cancel-your-subscription.md:3
    Given I click the "Billing and Subscriptions" link
    # cancel-your-subscription.md:5
    And I click the current plan in the "Manage Subscriptions" window
    # cancel-your-subscription.md:9
    When I click "Cancel Subscription" in the "Subscription Details" window
    # cancel-your-subscription.md:13
    Then the "Cancel Subscription" window is open
    # cancel-your-subscription.md:13
    And the figure of "Cancel Subscription" shows what I see

  Scenario: Cancel Subscription is at the bottom left
    # cancel-your-subscription.md:3
    Given I click the "Billing and Subscriptions" link
    # cancel-your-subscription.md:5
    And I click the current plan in the "Manage Subscriptions" window
    # cancel-your-subscription.md:9
    Then I see "Cancel Subscription" at "bottom left" in the "Subscription Details" window

  Scenario: Cancelling a Subscription: Selecting reason for the cancellation
    # cancel-your-subscription.md:3
    Given I click the "Billing and Subscriptions" link
    # cancel-your-subscription.md:5
    And I click the current plan in the "Manage Subscriptions" window
    # cancel-your-subscription.md:9
    And I click "Cancel Subscription" in the "Subscription Details" window
    # cancel-your-subscription.md:13
    When I select any option of the reason for the cancellation in the "Cancel Subscription" window

  Scenario: On offer: Filling in free text box
    # cancel-your-subscription.md:3
    Given I click the "Billing and Subscriptions" link
    # cancel-your-subscription.md:5
    And I click the current plan in the "Manage Subscriptions" window
    # cancel-your-subscription.md:9
    And I click "Cancel Subscription" in the "Subscription Details" window
    # cancel-your-subscription.md:13
    And I select any option of the reason for the cancellation in the "Cancel Subscription" window
    # cancel-your-subscription.md:13
    When I fill in the free text box

  @destructive
  Scenario: Cancelling a Subscription: Clicking Confirm Cancellation
    # cancel-your-subscription.md:3
    Given I click the "Billing and Subscriptions" link
    # cancel-your-subscription.md:5
    And I click the current plan in the "Manage Subscriptions" window
    # cancel-your-subscription.md:9
    And I click "Cancel Subscription" in the "Subscription Details" window
    # cancel-your-subscription.md:13
    And I select any option of the reason for the cancellation in the "Cancel Subscription" window

    # cancel-your-subscription.md:15
    When I click the "Confirm Cancellation" button
    # cancel-your-subscription.md:15
    Then the figure of "pending cancellation" shows what I see

  Scenario: Confirm Cancellation is at the bottom of the window
    # cancel-your-subscription.md:3
    Given I click the "Billing and Subscriptions" link
    # cancel-your-subscription.md:5
    And I click the current plan in the "Manage Subscriptions" window
    # cancel-your-subscription.md:9
    And I click "Cancel Subscription" in the "Subscription Details" window
    # cancel-your-subscription.md:13
    And I select any option of the reason for the cancellation in the "Cancel Subscription" window
    # cancel-your-subscription.md:15
    Then I see the "Confirm Cancellation" button at "bottom of the window"
