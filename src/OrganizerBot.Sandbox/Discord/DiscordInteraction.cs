using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>One thing that a person did towards the bot, and what became of it.</summary>
/// <param name="Id">Its snowflake.</param>
/// <param name="Token">The secret with which it is answered, for 15 minutes.</param>
/// <param name="Type">2 command, 3 component, 4 autocomplete, 5 form.</param>
/// <param name="Channel">Where.</param>
/// <param name="Person">Who.</param>
/// <param name="At">When, by the town's clock.</param>
internal sealed record DiscordInteraction(string Id, string Token, int Type, DiscordChannel Channel, DiscordPerson Person, DateTimeOffset At)
{
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The message that the pressed component, or the form's button, sits on.</summary>
    public string? SourceMessage { get; init; }

    /// <summary>Held while the answer is decided on, so that there is one.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The first response, once there is one.</summary>
    public JsonObject? Response { get; private set; }

    /// <summary>What <c>@original</c> means.</summary>
    public string? Original { get; private set; }

    /// <summary>The message that the person looks at: the original, or the last follow-up.</summary>
    public string? Latest { get; private set; }

    /// <summary>Whether the three seconds passed without a usable answer.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Done once there is a first response.</summary>
    public Task Answered => _answered.Task;

    /// <summary>Done once the person sees more than "thinking…".</summary>
    public Task Settled => _settled.Task;

    /// <summary>Notes the first response.</summary>
    public void Answer(JsonObject response, string? original, bool isSettled)
    {
        (Response, Original, Latest) = (response, original, original);
        _answered.TrySetResult();
        if (isSettled)
        {
            _settled.TrySetResult();
        }
    }

    /// <summary>Notes that the bot wrote, edited or deleted a message later.</summary>
    public void Follow(string? message)
    {
        Latest = message;
        _settled.TrySetResult();
    }

    /// <summary>Nobody waits for the answer any more.</summary>
    public void Die() => IsDead = true;

    /// <summary>The document that the town keeps, so that an answer can be edited after a restart.</summary>
    public JsonObject Saved() => new()
    {
        ["id"] = Id,
        ["token"] = Token,
        ["type"] = Type,
        ["channel"] = Channel.Id,
        ["person"] = Person.Id,
        ["source"] = SourceMessage,
        ["original"] = Original,
        ["response"] = Response?.DeepClone(),
    };

    /// <summary>Reads what <see cref="Saved"/> wrote.</summary>
    public static DiscordInteraction Read(JsonNode saved)
    {
        var id = saved.Text("id")!;
        var interaction = new DiscordInteraction(
            id, saved.Text("token")!, (int)(saved.Whole("type") ?? 2), DiscordCast.Channels.First(channel => channel.Id == saved.Text("channel")),
            DiscordCast.People.First(person => person.Id == saved.Text("person")), DiscordTime.Of(id))
        {
            SourceMessage = saved.Text("source"),
        };
        interaction.Answer(saved.Member("response") as JsonObject ?? [], saved.Text("original"), isSettled: true);
        return interaction;
    }
}
