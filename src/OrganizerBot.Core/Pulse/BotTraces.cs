using System.Diagnostics;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Pulse;

/// <summary>What the bot tells of single pieces of work, with their times. A member's command that went well and quickly is never among them: it would tell when somebody signed.</summary>
public static class BotTraces
{
    /// <summary>The source's name.</summary>
    public const string Name = "OrganizerBot";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Tells of a command, if it may be told.</summary>
    public static void Command(CommandDescriptor command, Platform platform, CommandOutcome outcome, DateTimeOffset began, DateTimeOffset ended)
    {
        if (BotMetrics.IsModerators(command) || outcome == CommandOutcome.Failed || ended - began >= BotMetrics.Slow)
        {
            Tell("command", began, ended, outcome == CommandOutcome.Failed, ("command", BotMetrics.LabelOf(command)), ("platform", platform), ("outcome", outcome));
        }
    }

    /// <summary>Tells of one attempt to post a message.</summary>
    public static void Post(Platform platform, SendResult result, DateTimeOffset began, DateTimeOffset ended)
    {
        ArgumentNullException.ThrowIfNull(result);
        Tell("outbox post", began, ended, result is not (SendResult.Sent or SendResult.Planned), ("platform", platform), ("outcome", result.GetType().Name));
    }

    /// <summary>Tells that a digest was written.</summary>
    public static void Digest(bool hadNews, DateTimeOffset began, DateTimeOffset ended) => Tell("digest", began, ended, failed: false, ("news", hadNews));

    /// <summary>Each stands alone: what came in with a request, trace ids and all, is not taken over.</summary>
    private static void Tell(string name, DateTimeOffset began, DateTimeOffset ended, bool failed, params (string Name, object Value)[] tags)
    {
        if (!Source.HasListeners())
        {
            return;
        }

        var around = Activity.Current;
        Activity.Current = null;
        using (var activity = Source.StartActivity(name, ActivityKind.Internal, parentContext: default, [.. tags.Select(tag => KeyValuePair.Create(tag.Name, (object?)$"{tag.Value}"))], startTime: began))
        {
            activity?.SetStatus(failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            activity?.SetEndTime(ended.UtcDateTime);
        }

        Activity.Current = around;
    }
}
