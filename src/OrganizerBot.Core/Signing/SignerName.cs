using System.Text.Encodings.Web;
using System.Text.Json;
using OrganizerBot.Commands;
using OrganizerBot.Keys;

namespace OrganizerBot.Signing;

/// <summary>What stands in the envelope of a signature with a name.</summary>
/// <param name="Community">The signer's community.</param>
/// <param name="Member">The platform's id of the account.</param>
/// <param name="Name">The name as it is shown.</param>
internal sealed record SignerName(string Community, string Member, string Name)
{
    /// <summary>Letters of all scripts stand as they are: written as escapes some names would not fit into one block of the seal, and be told by it.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The caller, as they sign.</summary>
    public static SignerName Of(Caller caller) => new(caller.Visitor.Community.ToString(), caller.Visitor.MemberId, caller.Name.Value);

    /// <summary>Opens the envelope of a signature.</summary>
    public static SignerName Open(Signature signature, SheetKeys keys) =>
        JsonSerializer.Deserialize<SignerName>(keys.Open(signature.Envelope!, signature.Pseudonym)) ?? throw new JsonException("An empty envelope.");

    /// <summary>Seals it for the row of a pseudonym.</summary>
    public byte[] Close(SheetKeys keys, byte[] pseudonym) => keys.Close(JsonSerializer.Serialize(this, Json), pseudonym);

    /// <summary>Whether it is an account's.</summary>
    public bool IsOf(Account account) => Community == account.Community.ToString() && Member == account.MemberId;
}
