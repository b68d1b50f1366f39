using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using NSec.Cryptography;
using OrganizerBot.Communities;
using OrganizerBot.Operations;

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

    /// <summary>How what members do reaches the bot: <c>Gateway</c> or <c>Http</c>.</summary>
    [KnownWay]
    public string Receive { get; init; } = nameof(DiscordReceive.Gateway);

    /// <summary>The key that Discord signs its requests with: 64 hex digits. Only needed where Discord calls the bot.</summary>
    [NeededFor(DiscordReceive.Http, ErrorMessage = "Discord:PublicKey is missing, and Discord:Receive is Http: requests from Discord are checked with it. It stands in the Developer Portal under General Information, Public Key. Without a public address leave Discord:Receive out.")]
    [Ed25519Key(ErrorMessage = "Discord:PublicKey must be the 64 hex digits from the Developer Portal, General Information, Public Key.")]
    public string PublicKey { get; init; } = "";

    /// <summary>The bot's secret. Never printed.</summary>
    [Required(ErrorMessage = "Discord:BotToken is missing. Make one in the Developer Portal under Bot, Reset Token.")]
    [RegularExpression("^[!-~]{1,200}$", ErrorMessage = "Discord:BotToken must be the token alone, without spaces and without the word Bot (Developer Portal, Bot, Reset Token).")]
    public string BotToken { get; init; } = "";

    /// <summary>Where the REST API is, with its version.</summary>
    [Required(ErrorMessage = "Discord:ApiBaseUrl is empty. Leave it out to use https://discord.com/api/v10.")]
    [ApiAddress(ErrorMessage = "Discord:ApiBaseUrl must be an absolute https address without user name, query or fragment; http is allowed for this machine only.")]
    public string ApiBaseUrl { get; init; } = "https://discord.com/api/v10";

    /// <summary>After how many days a server's data is erased once the bot was removed from it.</summary>
    [Range(1, 3650, ErrorMessage = "Discord:RetentionDays must be a number of days from 1 to 3650. Leave it out for 30.")]
    public int RetentionDays { get; init; } = RetentionTime.UsualDays;

    /// <summary>How the section says that what members do reaches the bot, before it is checked.</summary>
    public static DiscordReceive ReceiveIn(IConfigurationSection section) =>
        Enum.TryParse<DiscordReceive>(section[nameof(Receive)], ignoreCase: true, out var receive) ? receive : DiscordReceive.Gateway;

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

    /// <summary>Accepts the ways in which Discord can be heard. Empty is as good as absent.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    internal sealed class KnownWayAttribute : ValidationAttribute
    {
        /// <inheritdoc/>
        public override bool RequiresValidationContext => true;

        /// <inheritdoc/>
        protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
            value is not string { Length: > 0 } given || Enum.GetNames<DiscordReceive>().Contains(given, StringComparer.OrdinalIgnoreCase)
                ? ValidationResult.Success
                : new ValidationResult($"Discord:Receive must be Gateway (the bot connects to Discord; leave the setting out for this) or Http (Discord calls the bot at a public https address), {GivenWord.Told(given)}.");
    }

    /// <summary>Asks for a value where one way of receiving needs it.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    internal sealed class NeededForAttribute(DiscordReceive receive) : ValidationAttribute
    {
        /// <summary>The way that needs it.</summary>
        public DiscordReceive Receive => receive;

        /// <inheritdoc/>
        public override bool RequiresValidationContext => true;

        /// <inheritdoc/>
        protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
            value is string { Length: > 0 } || validationContext.ObjectInstance is not DiscordOptions options || !options.Receive.Equals(receive.ToString(), StringComparison.OrdinalIgnoreCase)
                ? ValidationResult.Success
                : new ValidationResult(ErrorMessage);
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
