using Microsoft.Extensions.Configuration;
using Picasso.Contracts;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Bus;

/// <summary>The address of the message broker, from its connection string.</summary>
public static class BrokerAddress
{
    /// <summary>As <c>amqp://user:password@host:port/vhost</c>; null when none is configured.</summary>
    /// <exception cref="InvalidConfigurationException">It is invalid.</exception>
    public static Uri? Find(IConfiguration configuration)
    {
        if (configuration.GetConnectionString(ResourceNames.RabbitMq) is not { } text || string.IsNullOrWhiteSpace(text))
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "amqp" or "amqps", Host.Length: > 0, Query: "", Fragment: "" }
            ? address
            : throw InvalidConfigurationException.Connection(ResourceNames.RabbitMq, "is not of the form amqp://user:password@host:port/vhost, with nothing behind it");
    }
}
