using System.Text.Json.Nodes;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>Posts to Discord's channels with the bot's own account. Discord itself refuses a second post with the same nonce, for a few minutes.</summary>
internal sealed class DiscordMessenger(DiscordApi api, DiscordHistory history, DiscordPermissions permissions, DiscordPictures pictures, TimeProvider clock) : IMessenger
{
    /// <inheritdoc/>
    public Platform Platform => Platform.Discord;

    /// <inheritdoc/>
    public TimeSpan Memory => DiscordNonce.Memory;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var isRemembered = now - (delivery.FirstTriedAt ?? now) < DiscordNonce.Memory;
        var (content, files) = pictures.Hang(delivery.Content);
        var pages = DiscordRenderer.Pages(content, delivery.Marker);
        SendResult? first = null;
        for (var page = 0; page < pages.Count; page++)
        {
            var answer = await PostAsync(delivery, pages[page], page, page == 0 ? files : [], cancellationToken);
            if (page == 0 && files.Count > 0 && answer.Status is 400 or 403 or 413)
            {
                // A channel may take no files: what they show is said in words.
                pages = DiscordRenderer.Pages(delivery.Content, delivery.Marker);
                answer = await PostAsync(delivery, pages[page], page, [], cancellationToken);
            }

            if (!answer.IsSuccess || answer.Text("id") is not { } id)
            {
                var result = DiscordSendResults.Of(answer, isRemembered);

                // Once one page is there, the rest follows while Discord knows the whole by its nonces; afterwards nobody repeats a part without saying so.
                return first is null ? result
                    : isRemembered ? new SendResult.Transient(answer.Summary, MayHaveArrived: true)
                    : new SendResult.Ambiguous(answer.Summary);
            }

            first ??= new SendResult.Sent(new MessageRef(delivery.Channel, id));
        }

        return first!;
    }

    private Task<DiscordAnswer> PostAsync(Delivery delivery, JsonObject body, int page, IReadOnlyList<MessageFile> files, CancellationToken cancellationToken)
    {
        body["nonce"] = DiscordNonce.Of(delivery.Id, page);
        body["enforce_nonce"] = true;
        return api.SendAsync(DiscordCall.CreateMessage(delivery.Channel.Id, body).With(files), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<SendResult> EditAsync(CommunityRef community, MessageRef message, Message content, Language language, CancellationToken cancellationToken)
    {
        var answer = await api.SendAsync(DiscordCall.EditMessage(message.Channel.Id, message.Id, DiscordRenderer.Pages(content)[0]), cancellationToken);
        return answer.IsSuccess ? new SendResult.Sent(message) : DiscordSendResults.Of(answer, mayRepeat: true);
    }

    /// <inheritdoc/>
    public Task<SendResult?> FindAsync(Delivery delivery, CancellationToken cancellationToken) => history.FindAsync(delivery, cancellationToken);

    /// <inheritdoc/>
    public async Task<SendResult?> CheckAsync(CommunityRef community, ChannelRef channel, CancellationToken cancellationToken)
    {
        if (!DiscordSnowflake.IsOne(channel.Id))
        {
            return new SendResult.DestinationGone();
        }

        var answer = await api.SendAsync(DiscordCall.ReadChannel(channel.Id), cancellationToken);
        if (!answer.IsSuccess || answer.Body is not JsonObject found)
        {
            // "Missing Access" to read a channel means that the bot does not see it.
            return answer.Code == DiscordSendResults.MissingAccess
                ? new SendResult.PermissionMissing { Missing = PostingRights.ViewChannel }
                : DiscordSendResults.Of(answer, mayRepeat: true);
        }

        // A channel of another guild is as good as none: nobody learns that it exists.
        var isText = found["type"] is JsonValue type && type.TryGetValue<int>(out var number) && DiscordForm.ChannelTypes.Contains(number);
        return answer.Text("guild_id") == community.Id && isText
            ? await permissions.CheckAsync(community.Id, found, cancellationToken)
            : new SendResult.DestinationGone();
    }

    /// <inheritdoc/>
    public async Task<bool?> IsInAsync(CommunityRef community, CancellationToken cancellationToken) => await api.SendAsync(DiscordCall.ReadGuild(community.Id), cancellationToken) switch
    {
        { IsSuccess: true } => true,
        { Status: 404, Code: 10004 } or { Status: 403, Code: 50001 } => false,
        _ => null,
    };

    /// <inheritdoc/>
    public async Task<int?> CountMembersAsync(CommunityRef community, ChannelRef channel, CancellationToken cancellationToken)
    {
        var answer = await api.SendAsync(DiscordCall.ReadGuild(community.Id), cancellationToken);
        return answer is { IsSuccess: true, Body: JsonObject guild } && guild["approximate_member_count"] is JsonValue count && count.TryGetValue<int>(out var number) ? number : null;
    }
}
