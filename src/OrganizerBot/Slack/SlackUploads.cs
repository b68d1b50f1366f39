using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Brings files up to Slack: a place is asked for, the bytes are sent there, and then Slack is told what they are for.</summary>
internal sealed class SlackUploads(SlackApi api, SlackCalls calls, SlackResponseUrls addresses)
{
    private const int LongestDescription = 1000;

    /// <summary>Sends files, which nobody sees yet.</summary>
    /// <returns>What <see cref="CompleteAsync"/> is told of them, and Slack's word for what is wrong, or null.</returns>
    public async Task<(JsonArray Parts, string? Problem)> SendAsync(IEnumerable<MessageFile> files, CommunityRef community, CancellationToken cancellationToken)
    {
        var parts = new JsonArray();
        foreach (var file in files)
        {
            var (id, problem) = await SendAsync(file, community, cancellationToken);
            if (problem is not null)
            {
                return (parts, problem);
            }

            parts.Add((JsonNode)new JsonObject { ["id"] = id, ["title"] = file.Name });
        }

        return (parts, null);
    }

    /// <summary>Says what the files are for.</summary>
    /// <param name="parts">The files.</param>
    /// <param name="conversation">Where they are shared; null for pictures that a message of the bot will show.</param>
    /// <param name="community">The workspace.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when it is done; otherwise Slack's word for what is wrong.</returns>
    public async Task<string?> CompleteAsync(JsonArray parts, string? conversation, CommunityRef community, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["files"] = parts };
        if (conversation is not null)
        {
            body["channel_id"] = conversation;
        }

        return await calls.CallAsync(community, "files.completeUploadExternal", body, cancellationToken) is var answer && answer is SlackAnswer.Done ? null : Reason(answer);
    }

    /// <summary>What went wrong, in a word.</summary>
    public static string Reason(SlackAnswer answer) => SlackDelivery.Reason(answer) is { Length: > 0 } reason ? reason : "unreadable";

    /// <summary>A text in an answer, or null where there is none.</summary>
    public static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private async Task<(string? Id, string? Problem)> SendAsync(MessageFile file, CommunityRef community, CancellationToken cancellationToken)
    {
        var place = await calls.ReadAsync(
            community,
            "files.getUploadURLExternal",
            [new("filename", file.Name), new("length", file.Bytes.Length.ToString(CultureInfo.InvariantCulture)), new("alt_txt", UserText.Cut(file.Description, LongestDescription))],
            cancellationToken);
        if (place is not SlackAnswer.Done done)
        {
            return (null, Reason(place));
        }

        if (Text(done.Body, "file_id") is not { } id || addresses.AcceptUpload(Text(done.Body, "upload_url")) is not { } address)
        {
            return (null, "upload_url");
        }

        var uploaded = await api.UploadAsync(address, file.Bytes, cancellationToken);
        return uploaded is SlackAnswer.Done ? (id, null) : (null, Reason(uploaded));
    }
}
