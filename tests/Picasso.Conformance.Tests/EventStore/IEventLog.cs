using Picasso.EventSourcing;

namespace Picasso.Conformance.Tests.EventStore;

/// <summary>A fresh log under test, gone when disposed.</summary>
public interface IEventLog : IDisposable
{
    /// <summary>A store of its own on the same log each time, as another process has it.</summary>
    IEventStore Open();
}
