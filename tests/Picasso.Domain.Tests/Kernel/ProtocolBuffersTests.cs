using System.Collections;
using System.Reflection;
using Google.Protobuf.Reflection;

namespace Picasso.Domain.Tests.Kernel;

public sealed class ProtocolBuffersTests
{
    /// <summary>
    /// Two contracts that are first used in the same moment go through this class at once. With 3.36.2, which caches in a plain static
    /// dictionary, the loser of that race answered no call for the rest of its life.
    /// </summary>
    [Fact]
    public void The_runtime_of_the_contracts_shares_no_collection_between_threads_that_is_not_made_for_it()
    {
        var shared = typeof(FileDescriptor).GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(field => typeof(IDictionary).IsAssignableFrom(field.FieldType)
                && field.FieldType.Namespace != "System.Collections.Concurrent");

        shared.ShouldBeEmpty();
    }
}
