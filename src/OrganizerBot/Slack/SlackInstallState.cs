using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Keys;

namespace OrganizerBot.Slack;

/// <summary>What goes to Slack with whoever installs the bot and comes back with them: good for ten minutes, in the same browser, once. So nobody can lead others into finishing an installation that they did not begin.</summary>
/// <remarks>
/// The end (8 bytes), a nonce (16), and HMAC-SHA256 under the deployment's key over <c>organizerbot/install/1/</c>, both, and the hash of the browser's cookie. Nothing
/// is stored until it is spent; that is a row in the inbox, so that it holds for all replicas, and over a restart.
/// </remarks>
internal sealed class SlackInstallState(KeyFile file, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>How long it is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const int EndSize = 8;
    private const int NonceSize = 16;
    private const int Size = EndSize + NonceSize + HMACSHA256.HashSizeInBytes;
    private const int LongestText = 200;

    /// <summary>A fresh one, and the cookie that it belongs to.</summary>
    public (string State, string Cookie) New()
    {
        var cookie = Base64Url.EncodeToString(Secret.Key());
        var state = new byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(state, (clock.GetUtcNow() + Life).ToUnixTimeSeconds());
        Secret.Key().AsSpan(0, NonceSize).CopyTo(state.AsSpan(EndSize));
        Sign(state.AsSpan(0, EndSize + NonceSize), cookie).CopyTo(state, EndSize + NonceSize);
        return (Base64Url.EncodeToString(state), cookie);
    }

    /// <summary>Uses one up.</summary>
    /// <returns>False when it is over, was used before, belongs to another browser or is none of ours.</returns>
    public async Task<bool> SpendAsync(string? text, string? cookie, CancellationToken cancellationToken)
    {
        if (Read(text) is not { } state || cookie is not { Length: > 0 and <= LongestText }
            || !CryptographicOperations.FixedTimeEquals(Sign(state.AsSpan(0, EndSize + NonceSize), cookie), state.AsSpan(EndSize + NonceSize))
            || BinaryPrimitives.ReadInt64BigEndian(state) < clock.GetUtcNow().ToUnixTimeSeconds())
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        // The bytes and not the text: one state can be written in more than one way.
        var key = InboxEntry.KeyOf(file, "slack/install", Convert.ToHexString(state));
        if (await db.Inbox.AnyAsync(entry => entry.Key == key, cancellationToken))
        {
            return false;
        }

        db.Add(InboxEntry.Of(key, clock.GetUtcNow()));
        try
        {
            await scope.ServiceProvider.GetRequiredService<IWriter>().SaveAsync(db, cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (db.WasOvertaken(e))
        {
            return false;
        }
    }

    private static byte[]? Read(string? text)
    {
        if (text is not { Length: > 0 and <= LongestText })
        {
            return null;
        }

        var bytes = new byte[LongestText];
        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == Size ? bytes[..Size] : null;
    }

    private byte[] Sign(ReadOnlySpan<byte> what, string cookie) => HMACSHA256.HashData(
        file.DeploymentKey, (byte[])[.. "organizerbot/install/1/"u8, .. what, .. SHA256.HashData(Encoding.UTF8.GetBytes(cookie))]);
}
