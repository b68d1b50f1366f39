namespace OrganizerBot.Messages;

/// <summary>One attempt to bring a message to its channel: what is looked at before, the call itself, and what is asked when no answer came.</summary>
internal sealed class OutboxAttempt(OutboxDelivery delivery)
{
    private OutboxEntry Entry => delivery.Entry;

    /// <summary>Makes the attempt.</summary>
    /// <returns>What became of it; null when it is somebody else's turn.</returns>
    public async Task<SendResult?> MakeAsync()
    {
        var now = await delivery.NowAsync(CancellationToken.None);
        return delivery.Planner is not { } planner ? await SendAsync(now)
            : Entry.PostAt is { } at && Entry.PlannedId is not null ? await FollowAsync(planner, at, now)
            : Entry.PostAt is { } asked && Entry.IsDoubtful ? await AskAgainAsync(planner, asked, now)
            : await AskAsync(planner, now);
    }

    private async Task<SendResult?> SendAsync(DateTimeOffset now)
    {
        if (await HindranceAsync(now) is { } known)
        {
            return known;
        }

        Entry.Begin(now);
        if (!await delivery.SaveAsync())
        {
            return null;
        }

        var result = await delivery.SendAsync();
        // What is not there may still come, so it is looked for once more before the next attempt.
        return result is SendResult.Ambiguous ? await delivery.FindAsync() ?? new SendResult.Transient("not found", MayHaveArrived: true) : result;
    }

    /// <summary>What is known before anything is sent: that it is there already, that nobody can tell, or that a repeat would be lost like the message before it.</summary>
    /// <returns>Null when it is to be sent.</returns>
    private async Task<SendResult?> HindranceAsync(DateTimeOffset now)
    {
        if (Entry.IsDoubtful && !delivery.IsRemembered(now))
        {
            if (await delivery.FindAsync() is { } found)
            {
                return found;
            }

            Entry.Miss();
        }

        return await RepeatHindranceAsync();
    }

    private async Task<SendResult?> RepeatHindranceAsync()
    {
        if (!Entry.IsRepeat)
        {
            return null;
        }

        Entry.Ask();
        return await delivery.CheckAsync();
    }

    /// <summary>The platform certainly does not have it yet: it is told a time that is kept first.</summary>
    private async Task<SendResult?> AskAsync(IPlanningMessenger planner, DateTimeOffset now)
    {
        if (await RepeatHindranceAsync() is { } known)
        {
            return known;
        }

        Entry.Begin(now, await delivery.PostTimeAsync(planner.Lead));
        return await delivery.SaveAsync() ? await delivery.PlanAsync(mayBeThere: false) : null;
    }

    /// <summary>The platform may have it. While there is time it is asked; afterwards a message that it no longer has may have been posted, or may never have come.</summary>
    private async Task<SendResult?> AskAgainAsync(IPlanningMessenger planner, DateTimeOffset at, DateTimeOffset now)
    {
        if (at - now > planner.LastChange)
        {
            Entry.Begin(now);
            return await delivery.SaveAsync() ? await delivery.PlanAsync(mayBeThere: true) : null;
        }

        return now < at + planner.Settling
            ? new SendResult.Planned(null)
            : await delivery.FollowAsync() ?? new SendResult.Ambiguous("the platform has it no longer");
    }

    /// <summary>The platform confirmed that it has it. Where that took several requests it is looked once more while one too many can be taken back; after its time it is there when the platform has it no longer.</summary>
    private async Task<SendResult?> FollowAsync(IPlanningMessenger planner, DateTimeOffset at, DateTimeOffset now)
    {
        if (now < at + planner.Settling)
        {
            var looked = await delivery.FollowAsync();
            if (looked is null or SendResult.Planned)
            {
                Entry.Miss();
            }

            return new SendResult.Planned(Entry.PlannedId);
        }

        // Somebody may have thrown the bot out in those minutes: Slack then drops the message without a word.
        return await delivery.FollowAsync() ?? await delivery.CheckAsync() ?? new SendResult.Sent(new MessageRef(delivery.Destination.Channel, Entry.PlannedId!));
    }
}
