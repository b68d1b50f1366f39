using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Support;

/// <summary>Somebody who talks to the bot. The name is the account's id too, unless it has another.</summary>
internal sealed record Person(TestBot Bot, CommunityRef Community, string Name)
{
    private static int _deliveries;

    /// <summary>The account's id, where it is not the name.</summary>
    public string? Id { get; init; }

    public bool Moderates { get; init; }

    public Language Language { get; init; } = Language.English;

    public string Channel { get; init; } = "general";

    /// <summary>The roles that the platform tells of.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Types a command, with or without its slash.</summary>
    public Task<Reply> Says(string text) => Delivers(text, NextDelivery());

    /// <summary>Types a command whose delivery has a given identity, to repeat it.</summary>
    public Task<Reply> Delivers(string text, string delivery) =>
        Bot.Services.GetRequiredService<CommandDispatcher>().DispatchAsync(text.TrimStart('/'), Visitor(delivery), TestContext.Current.CancellationToken);

    /// <summary>Fills in a form.</summary>
    public Task<Reply> Sends(Form form, params (string Name, string Value)[] values) =>
        Bot.Services.GetRequiredService<CommandDispatcher>().DispatchAsync(
            form.Line.With(values.Select(value => KeyValuePair.Create(value.Name, value.Value))),
            Visitor(NextDelivery()) with { SentForm = true },
            TestContext.Current.CancellationToken);

    /// <summary>Types a command and reads the answer as plain words.</summary>
    public async Task<string> Hears(string text) => Words(await Says(text));

    /// <summary>The answer as plain words.</summary>
    public string Words(Reply reply) => reply switch
    {
        Reply.Say say => Flat.Text(say.Message, Languages.Words.In(Language)),
        Reply.Mend mend => Flat.Text(mend.Message, Languages.Words.In(Language)),
        Reply.Ask ask => ask.Form.Title,
        _ => throw new ArgumentOutOfRangeException(nameof(reply)),
    };

    public Visitor Visitor(string delivery) => new()
    {
        Community = Community,
        MemberId = Id ?? Name,
        Name = new UserText(Name),
        Channel = new ChannelRef(Community.Platform, Channel),
        Language = Language,
        ManagesCommunity = Moderates,
        Groups = Groups,
        DeliveryId = delivery,
    };

    private static string NextDelivery() => $"delivery-{Interlocked.Increment(ref _deliveries)}";
}
