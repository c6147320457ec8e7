@NullMarked
package org.concordat.application.demo;

import org.jspecify.annotations.NullMarked;
