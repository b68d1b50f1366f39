namespace OrganizerBot.Sandbox.Town;

/// <summary>Every request that the platforms got, for assertions and for curious people: what was called and what was answered, no secrets.</summary>
internal sealed class TownJournal(TimeProvider clock)
{
    private const int Most = 5000;
    private const int LeastSecret = 24;

    private readonly Lock _gate = new();
    private readonly Queue<TownJournalEntry> _entries = [];
    private long _last;

    /// <summary>The entries after the given number, oldest first. Only the last few thousand are kept.</summary>
    public IReadOnlyList<TownJournalEntry> Since(long number)
    {
        lock (_gate)
        {
            return [.. _entries.Where(entry => entry.Number > number)];
        }
    }

    /// <summary>Records the requests of the platforms' routes.</summary>
    public async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        var platform = path.Split('/', 3) is ["", var first and ("discord" or "slack"), ..] ? first : null;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            if (platform is not null)
            {
                var status = context.RequestAborted.IsCancellationRequested ? 0 : context.Response.StatusCode;
                Add(platform, context.Request.Method, Shown(path), status);
            }
        }
    }

    private void Add(string platform, string method, string path, int status)
    {
        lock (_gate)
        {
            _entries.Enqueue(new TownJournalEntry(++_last, clock.GetUtcNow(), platform, method, path, status));
            if (_entries.Count > Most)
            {
                _entries.Dequeue();
            }
        }
    }

    // Interaction tokens and webhook secrets are long and have no dots, unlike ids and methods' names.
    private static string Shown(string path) =>
        string.Join('/', path.Split('/').Select(part => part.Length >= LeastSecret && !part.Contains('.', StringComparison.Ordinal) ? "{token}" : part));
}

/// <summary>One request.</summary>
/// <param name="Number">Counts up from 1 since the start.</param>
/// <param name="At">When it was answered, by the town's clock.</param>
/// <param name="Platform">"discord" or "slack".</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with <c>{token}</c> in place of secrets.</param>
/// <param name="Status">The HTTP status; 0 when the connection was cut.</param>
internal sealed record TownJournalEntry(long Number, DateTimeOffset At, string Platform, string Method, string Path, int Status);
