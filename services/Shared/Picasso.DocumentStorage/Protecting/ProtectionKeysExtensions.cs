using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.EmbeddedStorage;

namespace Picasso.DocumentStorage.Protecting;

/// <summary>Registers the keys that protect values which services issue and read again: download tickets, the state of a sign-in.</summary>
public static class ProtectionKeysExtensions
{
    /// <summary>
    /// Stores the keys where every process of the service finds them: in MongoDB where it is configured, else in the data directory. Their purposes
    /// separate services. Calling it again changes nothing.
    /// </summary>
    public static IHostApplicationBuilder AddProtectionKeys(this IHostApplicationBuilder builder)
    {
        // Without an application name a key would be valid only for processes in the same folder.
        builder.Services.AddDataProtection().SetApplicationName("picasso");
        var keys = builder.Services.AddOptions<KeyManagementOptions>();
        if (builder.HasDocuments())
        {
            builder.AddDocuments();
            keys.Configure<DocumentDatabases>((options, databases) => options.XmlRepository ??= new MongoXmlRepository(databases));
        }
        else
        {
            keys.Configure<DataDirectory, ILoggerFactory>((options, directory, logs) =>
                options.XmlRepository ??= new FileSystemXmlRepository(new DirectoryInfo(directory.Folder("keys")), logs));
        }

        return builder;
    }
}
