using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Tests.Support;

/// <summary>Every function of the app, as the worker would find it.</summary>
internal sealed record Function(string Name, MethodInfo Method)
{
    public static IReadOnlyList<Function> All { get; } =
    [
        .. from type in typeof(WebFunction).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           orderby function.Name
           select new Function(function.Name, method),
    ];

    public T? Trigger<T>() where T : Attribute =>
        Method.GetParameters().Select(parameter => parameter.GetCustomAttribute<T>()).SingleOrDefault(trigger => trigger is not null);

    public static Function Named(string name) => All.Single(function => function.Name == name);
}
