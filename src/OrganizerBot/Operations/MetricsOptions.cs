using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace OrganizerBot.Operations;

/// <summary>Where Prometheus finds the metrics. They are no secret of members', and still nobody's business but the operator's: a port of their own, seen from this machine only unless said otherwise.</summary>
internal sealed partial class MetricsOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Metrics";

    /// <summary>Whether metrics are served at all.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The port; 0 takes a free one.</summary>
    [PortNumber(ErrorMessage = "Metrics:Port must be a port, such as 9464. To serve no metrics, set Metrics:Enabled to false.")]
    public int Port { get; init; } = 9464;

    /// <summary>The address of this machine to listen on: loopback unless a monitor elsewhere has to reach it.</summary>
    [IpAddress(ErrorMessage = "Metrics:Address must be an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them.")]
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Checks the section when the process starts.</summary>
    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<MetricsOptions>;

    /// <summary>Accepts a port. (The options generator's own range forgets the sentence.)</summary>
    [AttributeUsage(AttributeTargets.Property)]
    internal sealed class PortNumberAttribute : ValidationAttribute
    {
        /// <inheritdoc/>
        public override bool IsValid(object? value) => value is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort;
    }

    /// <summary>Accepts an IP address.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    internal sealed class IpAddressAttribute : ValidationAttribute
    {
        /// <inheritdoc/>
        public override bool IsValid(object? value) => IPAddress.TryParse(value as string, out _);
    }
}
