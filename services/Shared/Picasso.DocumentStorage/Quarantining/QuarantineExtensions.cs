using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.EventSourcing.Quarantining;

namespace Picasso.DocumentStorage.Quarantining;

/// <summary>Chooses where a service keeps what its projections hold back.</summary>
public static class QuarantineExtensions
{
    /// <summary>The service's database on MongoDB where it is configured; null, and thus the data directory, elsewhere.</summary>
    public static Func<IServiceProvider, IQuarantine>? Quarantine(this IHostApplicationBuilder builder, string service) =>
        builder.HasDocuments() ? provider => new MongoQuarantine(provider.GetRequiredService<DocumentDatabases>(), service) : null;
}
