using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using NSec.Cryptography;
using OrganizerBot.Communities;

namespace OrganizerBot.Discord;

/// <summary>What the bot must know to be one Discord application. Without this section the platform is absent; with a faulty one the process refuses to start.</summary>
internal sealed partial class DiscordOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Discord";

    /// <summary>The application's id.</summary>
    [Required(ErrorMessage = "Discord:ApplicationId is missing. It stands in the Developer Portal under General Information, Application ID.")]
    [RegularExpression("^[0-9]{1,20}$", ErrorMessage = "Discord:ApplicationId must be the number from the Developer Portal, General Information, Application ID.")]
    public string ApplicationId { get; init; } = "";

    /// <summary>The key that Discord signs its requests with: 64 hex digits.</summary>
    [Required(ErrorMessage = "Discord:PublicKey is missing. It stands in the Developer Portal under General Information, Public Key.")]
    [Ed25519Key(ErrorMessage = "Discord:PublicKey must be the 64 hex digits from the Developer Portal, General Information, Public Key.")]
    public string PublicKey { get; init; } = "";

    /// <summary>The bot's secret. Never printed.</summary>
    [Required(ErrorMessage = "Discord:BotToken is missing. Make one in the Developer Portal under Bot, Reset Token.")]
    [RegularExpression("^[!-~]+$", ErrorMessage = "Discord:BotToken must be the token alone, without spaces and without the word Bot (Developer Portal, Bot, Reset Token).")]
    public string BotToken { get; init; } = "";

    /// <summary>Where the REST API is, with its version.</summary>
    [Required(ErrorMessage = "Discord:ApiBaseUrl is empty. Leave it out to use https://discord.com/api/v10.")]
    [ApiAddress(ErrorMessage = "Discord:ApiBaseUrl must be an absolute https address without user name, query or fragment; http is allowed for this machine only.")]
    public string ApiBaseUrl { get; init; } = "https://discord.com/api/v10";

    /// <summary>After how many days a server's data is erased once the bot was removed from it.</summary>
    [Range(1, 3650, ErrorMessage = "Discord:RetentionDays must be a number of days from 1 to 3650. Leave it out for 30.")]
    public int RetentionDays { get; init; } = RetentionTime.UsualDays;

    /// <summary>Checks the section when the process starts.</summary>
    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<DiscordOptions>;

    /// <summary>Accepts the hex digits of an Ed25519 public key. An empty value is somebody else's complaint.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    internal sealed class Ed25519KeyAttribute : ValidationAttribute
    {
        /// <inheritdoc/>
        public override bool IsValid(object? value) =>
            value is not string { Length: > 0 } hex
            || (hex.Length == 64 && hex.All(char.IsAsciiHexDigit)
                && NSec.Cryptography.PublicKey.TryImport(SignatureAlgorithm.Ed25519, Convert.FromHexString(hex), KeyBlobFormat.RawPublicKey, out _));
    }

    /// <summary>Accepts https anywhere, and http on this machine.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    internal sealed class ApiAddressAttribute : ValidationAttribute
    {
        /// <inheritdoc/>
        public override bool IsValid(object? value) =>
            value is not string { Length: > 0 } address
            || (Uri.TryCreate(address, UriKind.Absolute, out var url)
                && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
                && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0);
    }
}
