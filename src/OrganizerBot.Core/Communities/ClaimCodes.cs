using System.Security.Cryptography;
using System.Text;
using OrganizerBot.Keys;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>The codes by which the first moderator of a Slack workspace shows that the operator sent them. Only whoever has the key file can make one.</summary>
/// <remarks>HMAC-SHA256 under the deployment's key over <c>organizerbot/claim/1/</c> and the community: the same at every start, so nothing is stored.</remarks>
public sealed class ClaimCodes(KeyFile keys)
{
    /// <summary>The community's code, for the operator to hand to one person. It opens nothing once there is a moderator.</summary>
    public Passcode For(CommunityRef community) =>
        Passcode.Of(HMACSHA256.HashData(keys.DeploymentKey, Encoding.UTF8.GetBytes($"organizerbot/claim/1/{community}")));
}
