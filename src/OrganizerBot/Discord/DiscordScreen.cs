using System.Text.Json.Nodes;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>What the caller will see. Nothing of it changes once it is drawn, so that many may be shown the same.</summary>
/// <param name="Pages">Messages, the first of which is the answer itself.</param>
/// <param name="Modal">A form that is shown instead where one may be opened.</param>
internal sealed record DiscordScreen(IReadOnlyList<JsonObject> Pages, JsonObject? Modal = null)
{
    private const int MessageWithSource = 4;
    private const int DeferredMessage = 5;
    private const int DeferredUpdate = 6;
    private const int UpdateMessage = 7;
    private const int ModalType = 9;
    private const int Ephemeral = 64;

    private readonly Lazy<DiscordBody> _inPlace = new(() => new(new JsonObject { ["type"] = UpdateMessage, ["data"] = Bare(Pages[0]) }));
    private readonly Lazy<DiscordBody> _anew = new(() => new(new JsonObject { ["type"] = MessageWithSource, ["data"] = Hidden(Pages[0]) }));

    /// <summary>Files that hang on the first message. Only an answer that comes later can bring them.</summary>
    public IReadOnlyList<MessageFile> Files { get; init; } = [];

    /// <summary>The pages that are shown when Discord does not take the files; none where there are no files.</summary>
    public IReadOnlyList<JsonObject> Refused { get; init; } = [];

    /// <summary>The pages after the first when the first was the answer; none when a form was.</summary>
    public IEnumerable<JsonObject> Rest(DiscordReturn back) => Modal is not null && back.MayOpenForm ? [] : Pages.Skip(1).Select(Hidden);

    /// <summary>The answer in time.</summary>
    public DiscordBody Response(DiscordReturn back) => (Modal, back) switch
    {
        ({ } modal, { MayOpenForm: true }) => new(new JsonObject { ["type"] = ModalType, ["data"] = modal }),
        (_, { Replaces: true }) => _inPlace.Value,
        _ => _anew.Value,
    };

    /// <summary>The answer that says that the real one will come.</summary>
    public static DiscordBody Deferred(DiscordReturn back) => new(back.Replaces
        ? new JsonObject { ["type"] = DeferredUpdate }
        : new JsonObject { ["type"] = DeferredMessage, ["data"] = new JsonObject { ["flags"] = Ephemeral } });

    /// <summary>The same page without files: those of the page whose place it takes would stay otherwise (reference, editing message attachments).</summary>
    public static JsonObject Bare(JsonObject page)
    {
        var bare = page.DeepClone().AsObject();
        bare["attachments"] = new JsonArray();
        return bare;
    }

    /// <summary>The same message, for the caller's eyes only.</summary>
    public static JsonObject Hidden(JsonObject page)
    {
        var hidden = page.DeepClone().AsObject();
        hidden["flags"] = Ephemeral;
        return hidden;
    }
}
