using System.Security.Cryptography;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Ids and secrets in the form in which Slack writes them.</summary>
internal static class SlackSecrets
{
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>An id: its letter and ten capitals or digits.</summary>
    public static string Id(char kind) => kind + RandomNumberGenerator.GetString(Capitals, 10);

    /// <summary>An unguessable word of letters and digits.</summary>
    public static string Word(int length) => RandomNumberGenerator.GetString(Letters, length);

    /// <summary>Digits that do not begin with zero.</summary>
    public static string Digits(int length) => RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString("0123456789", length - 1);

    /// <summary>Lower-case hexadecimal digits.</summary>
    public static string Hex(int length) => RandomNumberGenerator.GetHexString(length, lowercase: true);
}
