using System.Security.Cryptography;

namespace OrganizerBot.Slack;

/// <summary>How patient the bot is with its connections to Slack, and what is left to chance about them. Only tests have others than these.</summary>
internal sealed record SlackSocketHabits
{
    /// <summary>How often we ask whether Slack is still there. What Slack asks of us is answered unseen.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer to that may take before the connection is given up. Real time, as the interval.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a new connection may take until Slack greets on it.</summary>
    public TimeSpan Hello { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one that was replaced goes on acknowledging before we close it, if Slack does not: it says so ten seconds ahead.</summary>
    public TimeSpan Leaving { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long we wait for Slack's word when we close one.</summary>
    public TimeSpan Goodbye { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How much later than the first the second connection opens, at least and at most twice: they should not grow old together.</summary>
    public TimeSpan Stagger { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A number from 0 to 1, each as likely as any other.</summary>
    public Func<double> Chance { get; init; } = () => RandomNumberGenerator.GetInt32(1_000_000) / 1_000_000.0;
}
