Feature: Cancelling a subscription
  What the page on cancelling a subscription promises to the customers who read it.

  Background:
    Given I am signed in with an active subscription

  Rule: The dashboard leads to the window in which a subscription is canceled

    Scenario: The left side navigation offers Billing and Subscriptions
      Then I see the "Billing and Subscriptions" link at "left side navigation" in the "dashboard" window

    @smoke
    Scenario: Billing and Subscriptions opens Manage Subscriptions
      When I click the "Billing and Subscriptions" link in the "dashboard" window
      Then the figure of "Manage Subscriptions" shows what I see
      And the "Manage Subscriptions" window is open

    Scenario: The plan is shown in a white box above Account Information
      Given I have opened the "Manage Subscriptions" window
      Then I see the current plan at "white box above Account Information" in the "Manage Subscriptions" window

    @smoke
    Scenario: The current plan opens Subscription Details
      Given I have opened the "Manage Subscriptions" window
      When I click the current plan in the "Manage Subscriptions" window
      Then the figure of "Subscription Details" shows what I see
      And the "Subscription Details" window is open

    Scenario: Cancel Subscription stands at the bottom left
      Given I have opened the "Subscription Details" window
      Then I see "Cancel Subscription" at "bottom left" in the "Subscription Details" window

    @smoke
    Scenario: Cancel Subscription opens the window of that name
      Given I have opened the "Subscription Details" window
      When I click "Cancel Subscription" in the "Subscription Details" window
      Then the figure of "Cancel Subscription" shows what I see
      And the "Cancel Subscription" window is open

  Rule: A customer says why and confirms

    Scenario: The dropdown offers reasons for the cancellation
      Given I have opened the "Cancel Subscription" window
      When I select any option of the reason for the cancellation in the "Cancel Subscription" window
      Then the reason that I selected is shown

    Scenario: A reason for the cancellation has to be selected
      Given I have opened the "Cancel Subscription" window
      When I click the "Confirm Cancellation" button in the "Cancel Subscription" window
      Then I am still asked for a reason

    Scenario: The free text box takes any words
      Given I have opened the "Cancel Subscription" window
      When I type "Zu teuer für uns: 30 € im Monat 😕" into the free text box in the "Cancel Subscription" window
      Then the text that I typed is shown

    @destructive
    Scenario: What is written in the free text box arrives as it was written
      Given I have opened the "Cancel Subscription" window
      And I have given a reason and the words "Wir ziehen um – danke für alles"
      When I click the "Confirm Cancellation" button in the "Cancel Subscription" window
      Then the reason and the words have arrived

    Scenario: Confirm Cancellation stands at the bottom of the window
      Given I have opened the "Cancel Subscription" window
      Then I see the "Confirm Cancellation" button at "bottom of the window" in the "Cancel Subscription" window

    @destructive @smoke
    Scenario: Confirm Cancellation takes the cancellation in
      Given I have opened the "Cancel Subscription" window
      And I have given a reason and the words "Wir ziehen um – danke für alles"
      When I click the "Confirm Cancellation" button in the "Cancel Subscription" window
      Then the figure of "pending cancellation" shows what I see
      And my cancellation has been taken in

    @destructive
    Scenario: Confirm Cancellation in two tabs counts once
      Given I have opened the "Cancel Subscription" window
      And I have given a reason and the words "Wir ziehen um – danke für alles"
      And I have done the same in a second tab
      When I click the "Confirm Cancellation" button in the "Cancel Subscription" window
      And I confirm in the second tab as well
      Then one cancellation has been taken in

  Rule: The cancellation takes effect at the end of the period, not before

    @destructive
    Scenario: The subscription is canceled automatically at the end of the current billing period
      Given I have opened the "Cancel Subscription" window
      And I have given a reason and the words "Wir ziehen um – danke für alles"
      When I click the "Confirm Cancellation" button in the "Cancel Subscription" window
      Then my cancellation is pending for the end of the current billing period
      When the listed date is a minute away
      Then my cancellation is pending for the end of the current billing period
      When the current billing period ends
      Then my subscription is canceled

    @destructive
    Scenario: The scheduled cancellation can be removed at any point before the listed date
      Given my cancellation is pending
      And the listed date is a minute away
      When I remove the scheduled cancellation
      Then my subscription is active
      When the current billing period ends
      Then my subscription is active

    @destructive
    Scenario: The scheduled cancellation can be removed only before the listed date
      Given my subscription was canceled just now
      Then I am not offered to remove the scheduled cancellation

  Rule: A customer can come back

    @destructive
    Scenario Outline: I can resubscribe at any point by logging back into my account and re-enabling my historic subscription
      Given my subscription was canceled <ago>
      When I log back into my account
      And I re-enable my historic subscription
      Then my subscription is active

      Examples: from at once to long after
        | ago        |
        | just now   |
        | a year ago |
