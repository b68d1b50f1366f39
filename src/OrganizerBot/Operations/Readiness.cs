using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrganizerBot.Operations;

/// <summary>Whether the bot is ready, with the reasons why not: for the operator alone, beside the metrics. The bot's own port says no more than yes or no.</summary>
internal static class Readiness
{
    /// <summary>Where the reasons are asked for, on the metrics' port.</summary>
    public const string Path = "/readiness";

    /// <summary>Answers with a line for each check that fails.</summary>
    public static async Task AnswerAsync(HttpContext http, HealthCheckService checks)
    {
        var report = await checks.CheckHealthAsync(check => check.Tags.Contains(HealthSetup.Ready), http.RequestAborted);
        var failing = report.Entries.Values.Where(entry => entry.Status == HealthStatus.Unhealthy).Select(Sentence).ToArray();
        http.Response.StatusCode = failing.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(string.Concat(failing.Select(line => line + "\n")), http.RequestAborted);
    }

    /// <summary>What a check says of itself; one that broke says only how.</summary>
    public static string Sentence(HealthReportEntry entry) =>
        entry.Exception is { } broken ? $"It could not be looked at ({broken.GetType().Name})." : entry.Description ?? "It does not say why.";
}
