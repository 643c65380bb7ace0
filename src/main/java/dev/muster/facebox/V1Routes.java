package dev.muster.facebox;

import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The endpoint map of the v1 API ({@code contracts/sophon.md §3}). */
record V1Routes(V1Permissions permissions, V1Groups groups, V1Users users, V1Pictures pictures) {

  RouterFunction<ServerResponse> map() {
    return RouterFunctions.route()
        .POST("/SophonFogSys/api/permissions", permissions::create)
        .GET("/SophonFogSys/api/permissions", permissions::list)
        .PUT("/SophonFogSys/api/permissions", permissions::update)
        .DELETE("/SophonFogSys/api/permissions", permissions::delete)
        .GET("/SophonFace/api/permissions", permissions::find)
        .POST("/SophonFogSys/api/groups", groups::create)
        .GET("/SophonFogSys/api/groups", groups::list)
        .PUT("/SophonFogSys/api/groups", groups::update)
        .DELETE("/SophonFogSys/api/groups", groups::delete)
        .GET("/SophonFace/api/groups", groups::find)
        .POST("/SophonFogSys/api/users", users::create)
        .GET("/SophonFogSys/api/users", users::list)
        .PUT("/SophonFogSys/api/users", users::update)
        .DELETE("/SophonFogSys/api/users", users::delete)
        .GET("/SophonFace/api/images/{id}", pictures::get)
        .build();
  }
}
