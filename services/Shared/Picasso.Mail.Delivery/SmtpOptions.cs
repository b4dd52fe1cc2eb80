using MimeKit;
using Picasso.OptionsValidation;

namespace Picasso.Mail.Delivery;

/// <summary>The SMTP server of configuration section <c>Picasso:Mail:Smtp</c>. Without a host, mail stays in the local mail box.</summary>
public sealed class SmtpOptions : IValidatedOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Picasso:Mail:Smtp";

    /// <summary>The server's name; null when there is none.</summary>
    public string? Host { get; set; }

    /// <summary>The server's port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is protected.</summary>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>For signing in at the server; null where it asks for nothing.</summary>
    public string? User { get; set; }

    /// <summary>The password that goes with <see cref="User"/>.</summary>
    public string? Password { get; set; }

    /// <summary>The sender, as an address or as "Name &lt;address&gt;".</summary>
    public string From { get; set; } = "Picasso <no-reply@picasso.example>";

    /// <summary>How long one delivery may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    internal bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Between(Port, 1, ushort.MaxValue)
        .Positive(Timeout)
        .Require(MailboxAddress.TryParse(From, out _), nameof(From), "an address, or \"Name <address>\"")
        .Require(User is null || Password is not null, nameof(Password), $"set where `{Section}:{nameof(User)}` is");
}

/// <summary>How a connection to an SMTP server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Plain, then encrypted before anything is said; refused where the server cannot.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte (port 465).</summary>
    Tls,

    /// <summary>Not at all: for a relay on the same machine.</summary>
    None,
}
